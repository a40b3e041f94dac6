@NullMarked
package io.relais.server.partner;

import org.jspecify.annotations.NullMarked;
