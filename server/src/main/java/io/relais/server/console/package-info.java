/**
 * The console: server-rendered pages for the people of the house. A page class asks core's use cases, turns the answer into a
 * view of finished texts in the reader's language, and hands it to a template. Domain records never reach a template.
 */
@NullMarked
package io.relais.server.console;

import org.jspecify.annotations.NullMarked;
