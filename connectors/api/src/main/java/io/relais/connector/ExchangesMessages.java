package io.relais.connector;

import java.time.Instant;
import java.util.List;

/** Brings what guests write through a partner, and takes what the property answers. */
public interface ExchangesMessages extends Connector {
    /**
     * The threads of a property in which something was said at or after a moment, in any order.
     *
     * @throws PartnerFault when the partner did not tell all of them
     */
    List<MessageThread> threads(Session session, String remotePropertyId, Instant since);

    /**
     * Everything said in one place, in any order; the same ids whenever it is asked again. None where nothing was said yet.
     *
     * @throws PartnerFault when the partner did not tell
     */
    List<GuestMessage> messages(Session session, Correspondence where);

    /**
     * Says something to a guest.
     *
     * @return as the partner keeps it
     * @throws PartnerFault {@link Fault#UNAVAILABLE} and {@link Fault#PROTOCOL} when it may have been said all the same; with any other
     *     fault it surely was not
     */
    GuestMessage reply(Session session, Correspondence where, String text);
}
