package dev.gatehouse.client.stream;

import static org.awaitility.Awaitility.await;

import dev.gatehouse.client.stream.StreamEvent.Closed;
import dev.gatehouse.client.stream.StreamEvent.Event;
import dev.gatehouse.client.stream.StreamEvent.Opened;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Keeps what a listener is told.
final class Recorder implements StreamListener {
    private final List<StreamEvent> all = new CopyOnWriteArrayList<>();

    @Override
    public void on(StreamEvent event) throws Exception {
        all.add(event);
    }

    List<String> texts() {
        return of(Event.class).stream().map(it -> it.event().text()).toList();
    }

    List<Opened> openings() {
        return of(Opened.class);
    }

    List<Closed> closings() {
        return of(Closed.class);
    }

    <T extends StreamEvent> List<T> of(Class<T> type) {
        return all.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<StreamEvent> all() {
        return List.copyOf(all);
    }

    void awaitOpenings(int count) {
        await().until(() -> openings().size() >= count);
    }

    void awaitTexts(String... expected) {
        await().until(() -> texts().equals(List.of(expected)));
    }
}
