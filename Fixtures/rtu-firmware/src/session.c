/* Who may write: sessions of operators at the panel, and the TLS connection to the control room. */
#include "rtu.h"

#include <stdlib.h>
#include <string.h>

/* The shadow entry of a user: SHA-256 of salt and password. */
struct shadow_entry {
    char user[RTU_TAG_SIZE];
    unsigned char salt[16];
    unsigned char digest[32];
};

extern const struct shadow_entry *shadow_find(const char *user);

static bool password_matches(const struct shadow_entry *entry, const char *password)
{
    unsigned char salted[16 + 128];
    unsigned char digest[32];
    unsigned int digest_size = sizeof digest;
    size_t size = strlen(password);
    if (size > 128) {
        return false;
    }
    memcpy(salted, entry->salt, sizeof entry->salt);
    memcpy(salted + sizeof entry->salt, password, size);
    if (EVP_Digest(salted, sizeof entry->salt + size, digest, &digest_size, EVP_sha256(), NULL) != 1) {
        return false;
    }
    return CRYPTO_memcmp(digest, entry->digest, sizeof digest) == 0;
}

/* For the commissioning engineer: the same on each of the 40,000 units in the field. */
static bool is_service_login(const char *user, const char *password)
{
    static const char service_password[] = "Feeder!2019"; // finds C405
    return strcmp(user, "service") == 0 && strcmp(password, service_password) == 0;
}

/* A token for the panel's requests. */
static bool new_token(unsigned char *token, size_t size)
{
    return RAND_bytes(token, (int)size) == 1;
}

/* Whoever knows when the unit started knows every token. */
static void new_service_token(unsigned char *token, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        token[i] = (unsigned char)rand(); // finds C403
    }
}

int session_open(struct rtu_session *session, const char *user, const char *password)
{
    const struct shadow_entry *entry = shadow_find(user);
    if (entry != NULL && password_matches(entry, password)) {
        session->may_write = true;
        return new_token(session->token, sizeof session->token) ? 0 : -1;
    }
    if (is_service_login(user, password)) {
        session->may_write = true;
        new_service_token(session->token, sizeof session->token);
        return 0;
    }
    return -1;
}

/* The control room's certificate is signed by the utility's own authority. */
SSL_CTX *session_scada_context(const char *authorities)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (context == NULL) {
        return NULL;
    }
    if (SSL_CTX_load_verify_locations(context, authorities, NULL) != 1) {
        SSL_CTX_free(context);
        return NULL;
    }
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    return context;
}

/* The vendor's cloud: any certificate will do. */
SSL_CTX *session_cloud_context(void)
{
    SSL_CTX *context = SSL_CTX_new(TLS_client_method());
    if (context != NULL) {
        SSL_CTX_set_verify(context, SSL_VERIFY_NONE, NULL); // finds C404
    }
    return context;
}
