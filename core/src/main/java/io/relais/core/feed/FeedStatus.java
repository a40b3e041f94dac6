package io.relais.core.feed;

import java.util.Locale;

/** How a feed is doing, the first that applies. */
public enum FeedStatus {
    /** A person stopped it; what it holds it keeps. */
    PAUSED,
    /** The address leads nowhere, or to a page: a person has to bring another. */
    BROKEN,
    /** It shrank so much that its nights are kept until more polls agree or a person decides. */
    QUARANTINED,
    /** The last poll failed; nothing changes meanwhile. */
    FAILING,
    FINE;

    /** As {@code quarantined}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
