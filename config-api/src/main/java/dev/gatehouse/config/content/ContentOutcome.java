package dev.gatehouse.config.content;

/// What became of reading a content.
public sealed interface ContentOutcome {
    record Valid(Content content) implements ContentOutcome {}

    /// Not a content: `INVALID_CONFIGURATION`.
    ///
    /// @param place kind, layer and key as far as they are valid, such as `system.base.PORT`; empty at the top
    /// @param problem for the caller: tells the rule, nothing of the content
    record Invalid(String place, String problem) implements ContentOutcome {}

    /// Longer than [Content#MAX_BYTES]: `PAYLOAD_TOO_LARGE`.
    record TooLarge() implements ContentOutcome {}
}
