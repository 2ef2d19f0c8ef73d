package dev.gatehouse.integration.upstreams.populationindex;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static org.assertj.core.api.Assertions.assertThat;

import dev.gatehouse.integration.combine.Deadline;
import dev.gatehouse.integration.combine.Inquiry;
import dev.gatehouse.integration.combine.Part;
import dev.gatehouse.integration.combine.Part.Present;
import dev.gatehouse.integration.combine.Part.Unavailable;
import dev.gatehouse.integration.combine.Reason;
import dev.gatehouse.integration.fixture.IdentitiesContract;
import dev.gatehouse.integration.fixture.Robin;
import dev.gatehouse.integration.identity.Identities;
import dev.gatehouse.integration.identity.PersonId;
import dev.gatehouse.integration.identity.PersonIdentity;
import dev.gatehouse.integration.paging.Page;
import dev.gatehouse.integration.paging.PageRequest;
import dev.gatehouse.integration.search.SearchTerms;
import dev.gatehouse.integration.upstreams.TestUpstream;
import dev.gatehouse.integration.upstreams.Upstream;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PopulationIndexTest implements IdentitiesContract {
    private static TestUpstream upstream;

    @BeforeAll
    static void start() {
        upstream = new TestUpstream(Upstream.POPULATION_INDEX);
        Robin.known(upstream.standIn());
    }

    @AfterAll
    static void stop() {
        upstream.close();
    }

    @AfterEach
    void contractWasKept() {
        assertThat(upstream.standIn().violations()).isEmpty();
        upstream.standIn().recover();
    }

    private static PopulationIndex index() {
        return new PopulationIndex(upstream.client());
    }

    @Override
    public Identities identities() {
        return index();
    }

    @Override
    public void breakSource() {
        upstream.standIn().fault(aResponse().withStatus(500));
    }

    private static Inquiry inquiry() {
        return new Inquiry("test", "", Deadline.in(Duration.ofSeconds(8)));
    }

    @Test
    void whoeverWasNotAskedForIsNoAnswer() {
        upstream.standIn().usually("/v1/people/by-crn/Z123456", Robin.json());

        assertThat(index().find(new PersonId.Crn("Z123456"), inquiry())).isEqualTo(new Unavailable<>(Reason.FAILED));
    }

    @Test
    void searchAsksInTheUpstreamsOwnTerms() {
        PageRequest second = PageRequest.of(2, 25).orElseThrow();
        SearchTerms terms =
                SearchTerms.of("Rö & b", "Lark", LocalDate.of(1984, 3, 9)).orElseThrow();

        Part<Page<PersonIdentity>> found = index().find(terms, second, inquiry());

        assertThat(found).isEqualTo(new Present<>(new Page<>(List.of(Robin.identity()), second, 1)));
        assertThat(upstream.standIn().urls())
                .containsExactly(
                        "/v1/people?dateOfBirth=1984-03-09&firstName=R%C3%B6+%26+b&lastName=Lark&page=1&size=25");
    }
}
