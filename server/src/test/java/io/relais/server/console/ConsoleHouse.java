package io.relais.server.console;

import io.relais.core.access.Person;
import java.util.UUID;

/** A house with one owner, as the console's tests need it. */
record ConsoleHouse(
        UUID organisation, UUID property, UUID unitType, UUID ratePlan, UUID account, UUID connection, Person owner) {
    static final String PASSWORD = "correct horse battery";
}
