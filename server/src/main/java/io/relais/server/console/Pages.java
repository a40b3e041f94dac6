package io.relais.server.console;

import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.message.Messages;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.function.Function;

/** Fills templates: a view, the reader's words, and the frame when it is a whole page. */
@Singleton
final class Pages {
    private final Visitor visitor;
    private final Messages messages;

    @Inject
    Pages(Visitor visitor, Messages messages) {
        this.visitor = visitor;
        this.messages = messages;
    }

    Visit visit() {
        return visitor.visit();
    }

    /** A whole page. */
    TemplateInstance page(Template template, String title, String current, Object view) {
        return part(template, view)
                .data("frame", Frame.of(visit(), title, current, messages.waiting(visit().principal())));
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
