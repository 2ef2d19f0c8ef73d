package dev.gatehouse.config.release;

import dev.gatehouse.config.content.Content;

/// A release with its content.
public record PublishedContent(Release release, Content content) {}
