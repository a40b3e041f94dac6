package io.relais.sandbox.world;

/** What comes with a booking to pay it: nothing, a guest's test card, a virtual card of the partner, or one the partner cannot read now. */
public enum Card {
    NONE,
    GUEST,
    VIRTUAL,
    UNREADABLE
}
