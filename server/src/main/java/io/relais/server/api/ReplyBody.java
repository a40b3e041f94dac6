package io.relais.server.api;

import io.relais.core.message.Messages;
import io.relais.core.message.NewReply;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

@Schema(name = "NewGuestMessage", description = "What to write to the guest.")
record ReplyBody(
        @Schema(
                required = true,
                description = "Plain text",
                maxLength = Messages.REPLY_MAX,
                examples = "Yes, there is.")
        @Nullable
        String text) {
    NewReply read() {
        return new NewReply(Optional.empty(), Params.required("text", text));
    }
}
