package dev.gatehouse.integration.web;

import dev.gatehouse.integration.alert.AlertReader;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The alerts on a person.
@RestController
final class AlertsController {
    private final AlertReader reader;

    AlertsController(AlertReader reader) {
        this.reader = reader;
    }

    @GetMapping("/v1/persons/{id}/alerts")
    Body alerts(@PathVariable("id") String id, HttpServletRequest request) {
        Parameters parameters = Parameters.of(request, Parameters.PAGE, Parameters.PER_PAGE);
        return Answers.paged(reader.read(Parameters.personId(id), parameters.page(), Asking.answer(request)));
    }
}
