package dev.gatehouse.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.gatehouse.common.fixture.Seeds;
import dev.gatehouse.common.stream.EntryId;
import dev.gatehouse.common.stream.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PlaceRingTest {
    private final PlaceRing ring = new PlaceRing();

    @Test
    void anyHistoryGivesTheSameAsAList() {
        Random random = Seeds.random(getClass());
        List<Place> list = new ArrayList<>();
        long millis = 1;
        for (int step = 0; step < 5_000; step++) {
            millis += random.nextInt(3);
            Place next = place(millis, step, step);
            ring.add(next);
            list.add(next);
            while (list.size() > 700 || (!list.isEmpty() && random.nextInt(3) == 0)) {
                assertThat(ring.removeFirst()).isEqualTo(list.removeFirst());
            }
            assertThat(ring.size()).isEqualTo(list.size());
            EntryId id = new EntryId(millis - random.nextInt(20), step - random.nextInt(20));
            assertThat(ring.find(id))
                    .isEqualTo(list.stream()
                            .filter(place -> place.position().entryId().equals(id))
                            .findFirst());
        }
    }

    @Test
    void sameIdTakesTheLastOnesPlaceAndAnEarlierOneIsRefused() {
        Place before = place(5, 0, 1);
        Place after = place(5, 0, 2);
        ring.add(before);

        assertThat(ring.add(after)).contains(before);
        assertThat(ring.last()).isEqualTo(after);
        assertThat(ring.size()).isOne();
        assertThatIllegalArgumentException().isThrownBy(() -> ring.add(place(4, 9, 3)));
    }

    private static Place place(long millis, long sequence, long digest) {
        return new Place.Empty(new Position(new EntryId(millis, sequence), digest));
    }
}
