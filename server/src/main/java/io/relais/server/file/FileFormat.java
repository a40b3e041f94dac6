package io.relais.server.file;

import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import java.util.Arrays;
import java.util.Locale;

/** How the register leaves the house as a file. */
public enum FileFormat {
    /** RFC 4180 in UTF-8 with a byte order mark, so that spreadsheets read accents. */
    CSV("text/csv;charset=UTF-8"),
    /** An Office Open XML workbook with typed cells. */
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    /** As it is asked for, and the file's extension. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /**
     * The format of that name; CSV when none is named.
     *
     * @throws Problem VALUE_INVALID
     */
    public static FileFormat of(String code) {
        return Arrays.stream(values())
                .filter(format -> format.code().equals(code.isEmpty() ? CSV.code() : code))
                .findFirst()
                .orElseThrow(() -> Problem.of(ProblemCode.VALUE_INVALID, "format", "csv, xlsx"));
    }
}
