package io.relais.server.console;

import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.relais.core.message.Conversation;
import io.relais.core.message.ConversationSheet;
import io.relais.core.message.Messages;
import io.relais.core.message.NewReply;
import io.relais.core.problem.Problem;
import io.relais.core.problem.ProblemCode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;

/** One conversation that no reservation is known of yet, and what can be done in any: answer, send again, give up, settle. */
@Page
@SignedIn
@Path("/")
@RunOnVirtualThread
class ConversationTalkPage {
    /** The conversation with the form as it was typed. */
    public record View(String guest, Mark channel, String property, TalkView talk, Form form, Live live) {}

    private final Template whole;
    private final Template part;
    private final Pages pages;
    private final Messages messages;
    private final TalkViews talks;

    @Inject
    ConversationTalkPage(
            @Location("console/conversation") Template whole,
            @Location("console/conversation-part") Template part,
            Pages pages,
            Messages messages,
            TalkViews talks) {
        this.whole = whole;
        this.part = part;
        this.pages = pages;
        this.messages = messages;
        this.talks = talks;
    }

    @GET
    @Path("messages/{id}")
    public Object page(@PathParam("id") String id) {
        ConversationSheet sheet = messages.get(pages.visit().principal(), conversation(id));
        UUID reservation = sheet.conversation().reservationId();
        return reservation == null ? page(sheet, Form.NONE) : Pages.go("/reservations/" + reservation + "/messages");
    }

    @GET
    @Path("console/conversation/{id}")
    public Response live(@PathParam("id") String id, @HeaderParam("X-Live") @DefaultValue("") String seen) {
        ConversationSheet sheet = messages.get(pages.visit().principal(), conversation(id));
        return pages.live(part, view(sheet, Form.NONE), View::live, seen);
    }

    @POST
    @Path("messages/{id}/reply")
    public Response reply(@PathParam("id") String id, MultivaluedMap<String, String> typed) {
        UUID conversation = conversation(id);
        Form form = Form.of("reply", typed);
        Visit visit = pages.visit();
        try {
            messages.reply(
                    visit.principal(), conversation, new NewReply(Ids.find(form.text("once")), form.text("text")));
        } catch (Problem problem) {
            return Form.again(
                    page(messages.get(visit.principal(), conversation), form.refused(problem, visit.texts())));
        }
        return Pages.go("/messages/" + conversation);
    }

    @POST
    @Path("messages/{id}/settle")
    public Response settle(@PathParam("id") String id) {
        messages.settle(pages.visit().principal(), conversation(id));
        return Pages.go("/messages");
    }

    @POST
    @Path("messages/{id}/replies/{reply}/retry")
    public Response retry(@PathParam("id") String id, @PathParam("reply") String reply) {
        messages.retry(pages.visit().principal(), Ids.get(reply, ProblemCode.REPLY_UNKNOWN));
        return Pages.go("/messages/" + conversation(id));
    }

    @POST
    @Path("messages/{id}/replies/{reply}/discard")
    public Response discard(@PathParam("id") String id, @PathParam("reply") String reply) {
        messages.discard(pages.visit().principal(), Ids.get(reply, ProblemCode.REPLY_UNKNOWN));
        return Pages.go("/messages/" + conversation(id));
    }

    private TemplateInstance page(ConversationSheet sheet, Form form) {
        View view = view(sheet, form);
        return pages.page(whole, view.guest(), "messages", view);
    }

    private View view(ConversationSheet sheet, Form form) {
        Conversation conversation = sheet.conversation();
        Visit visit = pages.visit();
        TalkView talk = talks.of(sheet, visit);
        return new View(
                conversation.guestName().isEmpty() ? visit.texts().of("messages.guest") : conversation.guestName(),
                talks.mark(conversation),
                talks.property(conversation),
                talk,
                form,
                Live.of(
                        "/console/conversation/" + conversation.id(),
                        List.of(talk.lines(), talk.waits()),
                        visit.texts().of("live.changed")));
    }

    private static UUID conversation(String id) {
        return Ids.get(id, ProblemCode.CONVERSATION_UNKNOWN);
    }
}
