package io.relais.server.api;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.relais.server.edge.ProblemBody;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.security.SecurityScheme;

/** Adds to the description what holds for every operation: how to sign in, the refusals, and that only the API is described. */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public final class ApiDescription implements OASFilter {
    private static final String BEARER = "apiKey";
    private static final String API = "/api/";
    private static final Map<String, String> REFUSALS = new TreeMap<>(Map.of(
            "400", "A value is missing or unreadable; `detail` says which",
            "401", "No valid API key",
            "403", "The key lacks the permission",
            "429", "A limit is used up; come back after `Retry-After` seconds",
            "500", "Our mistake; give the trace id to support"));

    @Override
    public void filterOpenAPI(OpenAPI description) {
        if (description.getInfo() == null) {
            description.setInfo(OASFactory.createInfo().title("Relais API").version("1"));
        }
        description.getInfo().setDescription("""
                Reservations of every channel and of your own sale, availability and the health of the channels.

                Send an API key as `Authorization: Bearer rls_…`. Errors are problem+json (RFC 9457). Lists are read with
                `cursor` and `limit`. Money is exact: decimal text and integer minor units. Dates are local to the property,
                a stay is `[arrival, departure)`; instants are UTC. Limits are told in `RateLimit-Policy` and `RateLimit`.""");
        if (description.getPaths() != null && description.getPaths().getPathItems() != null) {
            description.getPaths().getPathItems().keySet().stream()
                    .filter(path -> !path.startsWith(API))
                    .toList()
                    .forEach(description.getPaths()::removePathItem);
            description.getPaths().getPathItems().forEach(ApiDescription::complete);
        }
        if (description.getComponents() == null) {
            description.setComponents(OASFactory.createComponents());
        }
        description
                .getComponents()
                .addSecurityScheme(
                        BEARER,
                        OASFactory.createSecurityScheme()
                                .type(SecurityScheme.Type.HTTP)
                                .scheme("bearer")
                                .bearerFormat("rls_…")
                                .description("An API key. Its scopes and properties bound what it sees and does."));
        description.addSecurityRequirement(
                OASFactory.createSecurityRequirement().addScheme(BEARER));
    }

    private static void complete(String path, PathItem item) {
        item.getOperations().forEach((method, operation) -> {
            REFUSALS.forEach((status, text) -> refuse(operation, status, text));
            if (path.contains("{")) {
                refuse(operation, "404", "There is no such thing that the key may see");
            }
            if (operation.getRequestBody() != null) {
                refuse(operation, "415", "The body is not JSON");
            }
            if (hasKey(operation)) {
                refuse(
                        operation,
                        "409",
                        "Against a rule of the house, told by `code`; or the key's first request still runs");
                refuse(operation, "422", "The Idempotency-Key was used for another request");
            }
            if (operation.getParameters() != null
                    && operation.getParameters().stream().anyMatch(p -> Versions.HEADER.equals(p.getName()))) {
                refuse(operation, "412", "Changed since the version of `If-Match`; read it again");
            }
        });
    }

    private static boolean hasKey(Operation operation) {
        return operation.getParameters() != null
                && operation.getParameters().stream().anyMatch(p -> Once.HEADER.equals(p.getName()));
    }

    private static void refuse(Operation operation, String status, String text) {
        APIResponse response = OASFactory.createAPIResponse()
                .description(text)
                .content(OASFactory.createContent()
                        .addMediaType(
                                ProblemBody.MEDIA_TYPE,
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/Problem"))));
        operation.getResponses().addAPIResponse(status, response);
    }
}
