package dev.gatehouse.local.upstream;

/// What one upstream knows. Answers as its OpenAPI file says; called by many threads.
@FunctionalInterface
interface Records {
    Answer answer(Asked asked);
}
