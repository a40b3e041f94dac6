package io.relais.server.console;

import io.relais.core.access.Person;
import io.relais.core.access.Principal;

/**
 * A signed-in person looking at one page.
 *
 * @param theme light, dark or auto (as the device prefers)
 * @param property id of the one property that the person works on, empty for all that they see
 * @param path the page's address within the console, to come back to it
 */
record Visit(
        Person person, Principal principal, Texts texts, Formats formats, String theme, String path, String property) {}
