package io.relais.server.api;

import io.relais.core.problem.Problem;
import io.relais.server.edge.Caller;
import io.relais.server.file.FileFormat;
import io.relais.server.file.RegisterFiles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reservations/export")
@RunOnVirtualThread
@Tag(name = "Reservations")
final class RegisterFileResource {
    private final RegisterFiles files;

    @Inject
    RegisterFileResource(RegisterFiles files) {
        this.files = files;
    }

    @GET
    @Operation(
            operationId = "exportReservations",
            summary = "Get the rows of a search as a file",
            description =
                    "All pages, at most 100,000 rows; cursor and limit do not count. The history says who took them.")
    @APIResponse(
            responseCode = "200",
            description = "The file",
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING)),
                @Content(
                        mediaType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                        schema = @Schema(type = SchemaType.STRING, format = "binary"))
            })
    public Response export(
            @Context RoutingContext request,
            SearchParams params,
            @Parameter(description = "csv or xlsx; csv if not told", example = "xlsx") @QueryParam("format") @Nullable
                    String format) {
        return files.answer(Caller.of(request), params.toQuery(), FileFormat.of(format == null ? "" : format));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }
}
