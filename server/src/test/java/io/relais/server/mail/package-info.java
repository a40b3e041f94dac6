@NullMarked
package io.relais.server.mail;

import org.jspecify.annotations.NullMarked;
