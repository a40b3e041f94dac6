package io.relais.server.file;

import io.relais.core.access.Principal;
import io.relais.core.reservation.RegisterExport;
import io.relais.core.reservation.RegisterQuery;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStream;

/** Answers the register as a file, written while it is read: it is never in memory as a whole. */
@Singleton
public final class RegisterFiles {
    private final RegisterExport export;

    @Inject
    RegisterFiles(RegisterExport export) {
        this.export = export;
    }

    /** The rows that the question shows, as a download. Refusals come before the first byte. */
    public Response answer(Principal principal, RegisterQuery query, FileFormat format) {
        export.begin(principal, query, format.code());
        StreamingOutput body = out -> write(principal, query, format, out);
        return Response.ok(body)
                .type(format.mediaType())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"reservations." + format.code() + "\"")
                .build();
    }

    private void write(Principal principal, RegisterQuery query, FileFormat format, OutputStream out) {
        switch (format) {
            case CSV -> {
                CsvLines lines = new CsvLines(out);
                export.rows(principal, query, lines::add);
                lines.end();
            }
            case XLSX -> {
                XlsxRows rows = new XlsxRows(out);
                export.rows(principal, query, rows::add);
                rows.end();
            }
        }
    }
}
