/** What may be set, and the page that tells it. */
@NullMarked
package io.relais.server.settings;

import org.jspecify.annotations.NullMarked;
