package io.relais.server.console;

/**
 * Something that needs a person, told whole.
 *
 * @param tone danger, attention, info, ok or muted
 * @param title what happened
 * @param text what follows from it
 * @param next what to do; empty when nothing is to be done
 */
public record Notice(String tone, String title, String text, String next) {}
