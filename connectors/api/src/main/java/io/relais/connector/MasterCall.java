package io.relais.connector;

import java.util.List;

/** What the master of a property wants of us. */
public sealed interface MasterCall {
    /** The property as the master names it: the code that we gave it. */
    String propertyCode();

    /** Whether we are there and know the property. */
    record Greeting(String propertyCode) implements MasterCall {}

    /** What can be sold, to be mapped. */
    record Products(String propertyCode) implements MasterCall {}

    /**
     * A new state of some nights, in the order in which it applies: later changes win.
     *
     * @param requestId the partner's number of the call; empty when it has none
     */
    record Changes(String propertyCode, String requestId, List<MasterChange> changes) implements MasterCall {
        public Changes {
            changes = List.copyOf(changes);
        }

        @Override
        public String toString() {
            return changes.size() + " changes of " + propertyCode;
        }
    }
}
