package io.relais.core.feed;

/**
 * What a person wants of a feed from now on.
 *
 * @param paused true when it is not to be polled; what it holds it keeps
 */
public record FeedChange(String name, SoftPolicy softPolicy, boolean paused) {}
