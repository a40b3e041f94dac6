package io.relais.server.api;

import io.relais.core.access.Principal;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.relais.core.reservation.Note;
import io.relais.core.reservation.Notes;
import io.relais.core.reservation.Reservations;
import io.relais.server.edge.Caller;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

@Path("/api/v1/reservations")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
@Tag(name = "Administration")
final class NoteResource {
    private static final String RESERVATION = "The reservation's id";
    private static final String NOTE = "The note's id";

    private final Notes notes;
    private final Reservations reservations;
    private final Once once;

    @Inject
    NoteResource(Notes notes, Reservations reservations, Once once) {
        this.notes = notes;
        this.reservations = reservations;
        this.once = once;
    }

    @GET
    @Path("/{id}/notes")
    @Operation(operationId = "listNotes", summary = "List the internal notes of a reservation")
    @APIResponse(responseCode = "200", description = "The notes")
    public AdministrationView.NoteList list(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id) {
        return new AdministrationView.NoteList(notes(Caller.of(request), reservation(id)).stream()
                .map(AdministrationView.NoteView::of)
                .toList());
    }

    @POST
    @Path("/{id}/notes")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "addNote", summary = "Write an internal note")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdministrationBody.NoteBody.class)))
    @APIResponse(
            responseCode = "201",
            description = "The note",
            content = @Content(schema = @Schema(implementation = AdministrationView.NoteView.class)))
    public Response add(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = reservation(id);
        return once.run(request(request, write, body), 201, () -> {
            AdministrationBody.NoteBody told = Bodies.read(body, AdministrationBody.NoteBody.class);
            return AdministrationView.NoteView.of(notes.add(
                    caller,
                    write.seen(reservation),
                    Params.required("text", told.text()),
                    Boolean.TRUE.equals(told.pinned())));
        });
    }

    @PATCH
    @Path("/{id}/notes/{note}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(operationId = "editNote", summary = "Change a note", description = "The text before is in the history.")
    @RequestBody(
            required = true,
            content = @Content(schema = @Schema(implementation = AdministrationBody.NoteBody.class)))
    @APIResponse(
            responseCode = "200",
            description = "The note",
            content = @Content(schema = @Schema(implementation = AdministrationView.NoteView.class)))
    public Response edit(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = NOTE) @Schema(format = "uuid") @PathParam("note") String note,
            WriteParams write,
            @Nullable String body) {
        Principal caller = Caller.of(request);
        UUID reservation = reservation(id);
        UUID noteId = note(note);
        return once.run(request(request, write, body), 200, () -> {
            AdministrationBody.NoteBody told = Bodies.read(body, AdministrationBody.NoteBody.class);
            Note before = notes(caller, reservation).stream()
                    .filter(one -> one.id().equals(noteId))
                    .findFirst()
                    .orElseThrow(() -> Problem.of(ProblemCode.NOTE_UNKNOWN, noteId));
            return AdministrationView.NoteView.of(notes.edit(
                    caller,
                    write.seen(reservation),
                    noteId,
                    told.text() == null ? before.text() : told.text(),
                    told.pinned() == null ? before.pinned() : told.pinned()));
        });
    }

    @DELETE
    @Path("/{id}/notes/{note}")
    @ResponseStatus(204)
    @Operation(operationId = "deleteNote", summary = "Delete a note", description = "The history keeps what it said.")
    @APIResponse(responseCode = "204", description = "Deleted")
    public void delete(
            @Context RoutingContext request,
            @Parameter(description = RESERVATION) @Schema(format = "uuid") @PathParam("id") String id,
            @Parameter(description = NOTE) @Schema(format = "uuid") @PathParam("note") String note,
            WriteParams write) {
        notes.delete(Caller.of(request), write.seen(reservation(id)), note(note));
    }

    @ServerExceptionMapper
    Response refuse(Problem problem, RoutingContext request) {
        return Refused.by(problem, request);
    }

    private List<Note> notes(Principal caller, UUID reservation) {
        return reservations.get(caller, reservation).desk().notes();
    }

    private static Once.Request request(RoutingContext request, WriteParams write, @Nullable String body) {
        String what = request.request().method() + " " + request.normalizedPath();
        return write.request(Caller.of(request), what, body);
    }

    private static UUID reservation(String text) {
        return Params.pathId(ProblemCode.RESERVATION_UNKNOWN, text);
    }

    private static UUID note(String text) {
        return Params.pathId(ProblemCode.NOTE_UNKNOWN, text);
    }
}
