package dev.gatehouse.local.boot;

import dev.gatehouse.local.blueprint.Site;
import dev.gatehouse.local.layout.Service;
import dev.gatehouse.local.platform.Platform;
import dev.gatehouse.local.platform.Progress;
import dev.gatehouse.local.platform.Start;
import dev.gatehouse.local.platform.StartedPlatform;
import dev.gatehouse.local.process.Programs;
import dev.gatehouse.local.scene.Proof;
import dev.gatehouse.local.scene.Scene;
import dev.gatehouse.local.scene.Skipped;
import dev.gatehouse.local.scene.Step;
import java.util.EnumSet;

/// The same with etcd as the store: the platform's, or one that is started beside it for as long as the step takes.
public final class OnEtcd implements Step {
    @Override
    public String title() {
        return "the same on etcd";
    }

    @Override
    public Service about() {
        return Service.CONFIG_API;
    }

    @Override
    public void walk(Scene scene, Proof proof) throws Exception {
        Platform platform = scene.platform();
        if (platform.addresses().services().contains(Service.ETCD)) {
            proof.fact("this platform keeps its configuration in etcd");
            Configuration.of(scene, platform).prove(proof);
            return;
        }
        if (Programs.find("etcd").isEmpty()) {
            throw new Skipped("there is no etcd on the PATH (Debian: apt-get install etcd-server)");
        }
        Site site = Site.of(scene.checkout()).in(platform.home().beside());
        try (StartedPlatform beside =
                new Start(Progress.SILENT).beside(site, EnumSet.of(Service.ETCD, Service.CONFIG_API))) {
            proof.fact("an etcd and a second config-api are started beside the platform");
            Configuration.of(scene, beside).prove(proof);
        }
    }
}
