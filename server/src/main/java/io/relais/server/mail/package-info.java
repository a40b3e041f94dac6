/** The way to people's mailboxes, where the operator has set one up. */
@NullMarked
package io.relais.server.mail;

import org.jspecify.annotations.NullMarked;
