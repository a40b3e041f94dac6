package io.relais.core.feed;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;

/** Answers for every address what the test put there. */
final class FakeDoor implements FeedDoor {
    final List<FeedRequest> asked = new CopyOnWriteArrayList<>();
    /** Happens while the next calendar is being fetched. */
    final AtomicReference<Runnable> meanwhile = new AtomicReference<>(() -> {});

    private final Map<URI, FeedAnswer> answers = new ConcurrentHashMap<>();

    void answers(String address, FeedAnswer answer) {
        answers.put(URI.create(address), answer);
    }

    /** A calendar of that shape. */
    void shows(String address, String shape, String... lines) {
        List<String> all = new ArrayList<>(List.of(shape));
        all.addAll(List.of(lines));
        text(address, String.join("\n", all));
    }

    void text(String address, String text) {
        answers(address, new FeedAnswer.Body(text.getBytes(StandardCharsets.UTF_8), "", ""));
    }

    @Override
    public FeedAnswer fetch(FeedRequest request) {
        asked.add(request);
        meanwhile.getAndSet(() -> {}).run();
        return answers.getOrDefault(request.address(), new FeedAnswer.Failed(FeedAnswer.Cause.UNREACHABLE));
    }
}
