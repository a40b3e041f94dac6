package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.message.Messages;
import io.relais.core.message.NewReply;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.UUID;

/** What the guest of a reservation and the house wrote to each other through the channel. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class SheetMessagesPage {
    private final Template whole;
    private final Pages pages;
    private final SheetViews views;
    private final Messages messages;

    @Inject
    SheetMessagesPage(@Location("console/sheet") Template whole, Pages pages, SheetViews views, Messages messages) {
        this.whole = whole;
        this.pages = pages;
        this.views = views;
        this.messages = messages;
    }

    @GET
    @Path("reservations/{id}/messages")
    public TemplateInstance page(@PathParam("id") String id) {
        return page(reservation(id), Form.NONE);
    }

    @POST
    @Path("reservations/{id}/messages")
    public Response write(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID reservation = reservation(id);
        Form form = Form.of("reply", typed);
        Visit visit = pages.visit();
        try {
            messages.write(
                    visit.principal(), reservation, new NewReply(Ids.find(form.text("once")), form.text("text")));
        } catch (Problem problem) {
            return Form.again(page(reservation, form.refused(problem, visit.texts())));
        }
        return Pages.go("/reservations/" + reservation + "/messages");
    }

    private TemplateInstance page(UUID reservation, Form form) {
        SheetPage.View view = views.view(reservation, "messages", pages.visit(), form);
        return pages.page(whole, view.sheet().number() + " " + view.sheet().guest(), "reservations", view);
    }

    private static UUID reservation(String id) {
        return Ids.get(id, ProblemCode.RESERVATION_UNKNOWN);
    }
}
