package dev.gatehouse.integration.image;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Absent;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import java.util.List;
import java.util.function.BiFunction;

/// Reads a person's images: first who it is, which decides alone whether there is an answer.
public final class ImageReader {
    private final Identities identities;
    private final ImageRecords records;

    public ImageReader(Identities identities, ImageRecords records) {
        this.identities = identities;
        this.records = records;
    }

    /// The list; a person without a record has no images.
    public Answer<List<Image>> list(PersonId id, Inquiry inquiry) {
        return of(
                id,
                inquiry,
                (prisonNumber, about) -> {
                    Part<List<Image>> found = records.list(prisonNumber, about);
                    return found instanceof Absent<List<Image>> ? new Present<>(List.of()) : found;
                },
                new Present<>(List.of()));
    }

    /// The bytes of one image.
    public Answer<ImageContent> read(PersonId id, ImageId image, Inquiry inquiry) {
        return of(
                id,
                inquiry,
                (prisonNumber, about) -> records.read(prisonNumber, image, about),
                new Absent<ImageContent>());
    }

    private <T> Answer<T> of(
            PersonId id,
            Inquiry inquiry,
            BiFunction<PersonId.PrisonNumber, Inquiry, Part<T>> question,
            Part<T> withoutRecord) {
        return switch (identities.find(id, inquiry)) {
            case Present<PersonIdentity>(PersonIdentity identity) -> {
                PersonId.PrisonNumber prisonNumber = identity.prisonNumber();
                yield Answer.of(
                        prisonNumber == null
                                ? withoutRecord
                                : question.apply(prisonNumber, inquiry.about(identity.institution())));
            }
            case Absent<PersonIdentity>() -> new Answer.NotFound<>();
            case Unavailable<PersonIdentity>(Reason reason) -> new Answer.Failed<>(reason);
        };
    }
}
