package dev.gatehouse.integration.web;

import dev.gatehouse.integration.image.ImageReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// A person's images: the list, and the bytes of one.
@RestController
final class ImagesController {
    private final ImageReader reader;

    ImagesController(ImageReader reader) {
        this.reader = reader;
    }

    @GetMapping("/v1/persons/{id}/images")
    Body images(@PathVariable("id") String id, HttpServletRequest request) {
        Parameters.of(request);
        return Answers.single(reader.list(Parameters.personId(id), Asking.answer(request)));
    }

    @GetMapping("/v1/persons/{id}/images/{imageId}")
    ResponseEntity<byte[]> image(
            @PathVariable("id") String id, @PathVariable("imageId") String imageId, HttpServletRequest request) {
        Parameters.of(request);
        return Answers.write(
                reader.read(Parameters.personId(id), Parameters.imageId(imageId), Asking.answer(request)),
                (image, _) -> ResponseEntity.ok()
                        .contentType(MediaType.parseMediaType(image.contentType()))
                        .body(image.bytes()));
    }
}
