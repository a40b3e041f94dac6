package io.relais.server.feed;

import io.relais.server.settings.Settings;
import java.util.List;
import java.util.Set;

/** What the operator decided about calendars of others. */
final class FeedPolicy {
    private FeedPolicy() {}

    /** Throws IllegalArgumentException, which ends the start, for a network that is none: ignoring it could open too much or too little. */
    static Guard.Policy of(Settings.Feeds feeds) {
        return new Guard.Policy(
                feeds.allow().orElse(List.of()).stream().map(Network::of).toList(),
                Set.copyOf(feeds.ports().orElse(List.of())),
                feeds.plain());
    }
}
