package dev.gatehouse.integration.image;

import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.identity.PersonId;
import java.util.List;

/// Reads images. Returns by the inquiry's deadline. Safe for use by many threads.
public interface ImageRecords {
    /// What images there are, newest first; absent when there is no such record.
    Part<List<Image>> list(PersonId.PrisonNumber prisonNumber, Inquiry inquiry);

    /// One image of this very person; absent when it is somebody else's.
    Part<ImageContent> read(PersonId.PrisonNumber prisonNumber, ImageId image, Inquiry inquiry);
}
