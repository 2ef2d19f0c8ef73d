package dev.gatehouse.integration.web;

import dev.gatehouse.integration.combine.Answer;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.person.PersonReader;
import dev.gatehouse.integration.search.PersonSearch;
import jakarta.servlet.http.HttpServletRequest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Persons: a search, and one of them.
@RestController
final class PersonsController {
    private final PersonSearch search;
    private final PersonReader reader;

    PersonsController(PersonSearch search, PersonReader reader) {
        this.search = search;
        this.reader = reader;
    }

    @GetMapping("/v1/persons")
    Body search(HttpServletRequest request) {
        Parameters parameters =
                Parameters.of(request, "firstName", "lastName", "dateOfBirth", Parameters.PAGE, Parameters.PER_PAGE);
        Answer<Page<PersonIdentity>> found =
                Answer.of(search.find(parameters.terms(), parameters.page(), Asking.search(request)));
        return Answers.write(found, (page, missing) -> Body.Paged.of(page.map(FoundPerson::of), Body.Meta.of(missing)));
    }

    @GetMapping("/v1/persons/{id}")
    Body person(@PathVariable("id") String id, HttpServletRequest request) {
        Parameters.of(request);
        return Answers.single(reader.read(Parameters.personId(id), Asking.answer(request), Asking.isStrict(request)));
    }
}
