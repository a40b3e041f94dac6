package io.relais.core.data;

import java.sql.SQLException;
import java.util.Arrays;

/** Describes failures for the log by type and place only: their messages may quote a guest or a card from a statement's values. */
public final class Failures {
    private static final int FRAMES_MAX = 12;

    private Failures() {}

    /** The failure and its causes, each with its first frames; database failures with their SQLSTATE. */
    public static String describe(Throwable failure) {
        StringBuilder text = new StringBuilder();
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            text.append("\n  ").append(cause.getClass().getName());
            if (cause instanceof SQLException sql) {
                text.append(" (SQLSTATE ").append(sql.getSQLState()).append(')');
            }
            Arrays.stream(cause.getStackTrace())
                    .limit(FRAMES_MAX)
                    .forEach(frame -> text.append("\n    at ").append(frame));
        }
        return text.toString();
    }
}
