package io.relais.core.feed;

/** The way to a calendar's address, supplied by whoever runs core: core itself speaks no HTTP. */
@FunctionalInterface
public interface FeedDoor {
    /** Fetches once; never throws for what happens outside of the house. */
    FeedAnswer fetch(FeedRequest request);
}
