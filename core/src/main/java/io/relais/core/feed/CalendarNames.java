package io.relais.core.feed;

import java.time.LocalDate;
import java.util.UUID;

/** The UIDs of what we publish. They end in a domain of the property, so that we know our own when they come back. */
final class CalendarNames {
    private CalendarNames() {}

    /** Lower case. A property's own and not the installation's: two houses on one server may follow each other. */
    static String domain(UUID propertyId) {
        return propertyId + ".relais";
    }

    static String uid(UUID thing, UUID propertyId) {
        return thing + "@" + domain(propertyId);
    }

    static String uid(UUID thing, LocalDate day, UUID propertyId) {
        return thing + "-" + day + "@" + domain(propertyId);
    }

    static String uid(UUID thing, String part, UUID propertyId) {
        return thing + "-" + part + "@" + domain(propertyId);
    }
}
