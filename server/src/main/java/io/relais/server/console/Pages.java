package io.relais.server.console;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.message.Messages;
import io.relais.core.property.Properties;
import io.relais.core.property.Property;
import io.relais.server.console.RateField.Choice;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.List;
import java.util.function.Function;

/** Fills templates: a view, the reader's words, and the frame when it is a whole page. */
@Singleton
final class Pages {
    private final Visitor visitor;
    private final Properties properties;
    private final Messages messages;

    @Inject
    Pages(Visitor visitor, Properties properties, Messages messages) {
        this.visitor = visitor;
        this.properties = properties;
        this.messages = messages;
    }

    Visit visit() {
        return visitor.visit();
    }

    /** A whole page. */
    TemplateInstance page(Template template, String title, String current, Object view) {
        return part(template, view)
                .data("frame", Frame.of(visit(), title, current, houses(), messages.waiting(visit().principal())));
    }

    /** The properties to switch between; none where there is only one. */
    private List<Choice> houses() {
        Visit visit = visit();
        List<Property> all = properties.list(visit.principal());
        return all.size() < 2
                ? List.of()
                : all.stream()
                        .map(property -> {
                            String id = property.id().toString();
                            return new Choice(id, property.name(), id.equals(visit.property()));
                        })
                        .toList();
    }

    /** A part of a page, for htmx and live updates. */
    TemplateInstance part(Template template, Object view) {
        return template.data("view", view).data("t", visit().texts());
    }

    /** A live part; without content when the reader already has exactly this. */
    <V> Response live(Template template, V view, Function<V, Live> live, String seen) {
        if (live.apply(view).seen().equals(seen)) {
            return Response.noContent().build();
        }
        return Response.ok(part(template, view)).build();
    }

    static Response go(String path) {
        return Response.seeOther(URI.create(path)).build();
    }
}
