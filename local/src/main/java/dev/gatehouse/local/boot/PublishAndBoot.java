package dev.gatehouse.local.boot;

import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Step;

/// A pipeline publishes configuration, and a machine that boots fetches it.
public final class PublishAndBoot implements Step {
    @Override
    public String title() {
        return "configuration is published, and a booting machine verifies it";
    }

    @Override
    public Service about() {
        return Service.CONFIG_API;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Configuration.of(scene, scene.platform()).prove(proof);
    }
}
