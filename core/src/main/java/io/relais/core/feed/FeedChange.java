package io.relais.core.feed;

/**
 * What a person wants of a feed from now on. Printing it shows no address.
 *
 * @param paused true when it is not to be polled; what it holds it keeps
 * @param address where the partner's calendar is now, as pasted; empty: where it was
 */
public record FeedChange(String name, SoftPolicy softPolicy, boolean paused, String address) {
    /** A change that leaves the address as it is. */
    public FeedChange(String name, SoftPolicy softPolicy, boolean paused) {
        this(name, softPolicy, paused, "");
    }

    @Override
    public String toString() {
        return "a feed called " + name;
    }
}
