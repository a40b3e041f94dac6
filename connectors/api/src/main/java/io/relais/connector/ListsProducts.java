package io.relais.connector;

import java.util.List;

/** Tells what a property sells at the partner, so that it can be mapped. */
public interface ListsProducts extends Connector {
    /**
     * Every room and rate of the property that can be sold, in the partner's order.
     *
     * @throws PartnerFault when the partner did not tell
     */
    List<RemoteProduct> products(Session session, String remotePropertyId);
}
