package io.relais.server.console;

/**
 * A unit assignment just made, and how to take it back.
 *
 * @param stay the stay's id, empty when nothing was just assigned
 * @param was id of the unit before, empty when there was none
 */
public record UnitUndo(String stay, String was) {
    static final UnitUndo NONE = new UnitUndo("", "");

    /** From an address, where anything may be written. */
    static UnitUndo of(String stay, String was) {
        return Ids.find(stay).isPresent() && (was.isEmpty() || Ids.find(was).isPresent())
                ? new UnitUndo(stay, was)
                : NONE;
    }
}
