package io.relais.sandbox.world;

/** Who books, with the details a partner passes on. All invented; printing it shows nothing. */
public record Guest(
        String firstName,
        String lastName,
        String email,
        String phone,
        String country,
        String language,
        String city,
        String address,
        String zip) {

    public String fullName() {
        return (firstName + " " + lastName).strip();
    }

    @Override
    public String toString() {
        return "Guest[…]";
    }
}
