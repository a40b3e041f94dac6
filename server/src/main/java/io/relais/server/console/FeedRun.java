package io.relais.server.console;

/** Nights in a row: from arrival to departure, and how many. */
public record FeedRun(String dates, String nights) {}
