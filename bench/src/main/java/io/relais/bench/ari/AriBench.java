package io.relais.bench.ari;

import io.relais.bench.Board;
import io.relais.bench.Pace;

/** Latency from commit to the partner's wire, and how few calls a burst needs. */
public final class AriBench {
    private AriBench() {}

    public static void run(Pace pace, Board board) {
        board.setting("ari: " + pace);
    }
}
