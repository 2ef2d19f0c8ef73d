package dev.gatehouse.local.scene;

import dev.gatehouse.local.layout.Service;

/// One step of the journey. The steps are walked in their order; each may stand on what the ones before it left in the
/// scene.
public interface Step {
    /// What is done, in a few words.
    String title();

    /// The service that the step is about: whose log to look at first when it fails.
    Service about();

    /// Does it, and tells the proof everything that was checked.
    ///
    /// @throws NotVerified when something came back that should not have, or nothing came in time
    /// @throws Exception when something else went wrong
    void walk(Scene scene, Proof proof) throws Exception;
}
