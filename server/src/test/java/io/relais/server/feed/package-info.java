@NullMarked
package io.relais.server.feed;

import org.jspecify.annotations.NullMarked;
