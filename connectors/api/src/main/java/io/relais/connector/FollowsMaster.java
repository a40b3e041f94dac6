package io.relais.connector;

/**
 * Shows a property to the partner as if it were a channel: another system, the master, keeps its calendar and calls our door to
 * set it; we tell the master what we sold.
 */
public interface FollowsMaster extends Connector {
    /**
     * The key that the call carries, empty when it has none. Asked before anything else of the call is looked at.
     */
    String key(DoorCall call);

    /**
     * What the master wants. A pure function.
     *
     * @throws UnreadableMessage when the call as a whole makes no sense; one wrong change among others is a {@link MasterChange.Unreadable}
     */
    MasterCall read(DoorCall call);

    /** The answer in the partner's words. A pure function. */
    HttpAnswer answer(MasterCall call, MasterAnswer answer);

    /** What a caller hears whose key is not in force or whose call makes no sense. A pure function. */
    HttpAnswer refuse(int status, String text);

    /**
     * Tells the master one of our sales in its present state; told again, it is the same sale. Rooms and rates are named as
     * {@link MasterAnswer.Catalogue} names them.
     *
     * @throws PartnerFault when it is not known that the partner has it
     */
    void tell(Session session, ReservationMessage sale);

    /**
     * Asks the master to set the whole calendar anew; it does so in calls to our door.
     *
     * @throws PartnerFault when the partner did not take the request
     */
    void requestAll(Session session, String propertyCode);
}
