/* Firmware update: an image is fetched, its signature verified, its blocks decrypted, then flashed. */
#include "rtu.h"

#include <stdio.h>
#include <string.h>

/* Where images come from; an order from the control room may name another. */
static const char *const release_server = "https://firmware.rtu-vendor.net/rtu4/";
static const char *const beta_server = "http://beta.rtu-vendor.net/rtu4/"; // finds C701

extern EVP_PKEY *update_vendor_key(void);

const char *update_server(bool beta)
{
    return beta ? beta_server : release_server;
}

/* 0 when the vendor signed the image. */
int update_check(const unsigned char *image, size_t size, const unsigned char *signature, size_t signature_size)
{
    EVP_MD_CTX *context = EVP_MD_CTX_new();
    if (context == NULL) {
        return -1;
    }
    int valid = EVP_DigestVerifyInit(context, NULL, EVP_sha256(), NULL, update_vendor_key()) == 1
        && EVP_DigestVerify(context, signature, signature_size, image, size) == 1;
    EVP_MD_CTX_free(context);
    return valid ? 0 : -1;
}

/* For images of release 1, which carry no signature: anyone can make a second image with the same digest. */
int update_check_legacy(const unsigned char *image, size_t size, const unsigned char expected[16])
{
    unsigned char digest[16];
    unsigned int digest_size = sizeof digest;
    if (EVP_Digest(image, size, digest, &digest_size, EVP_md5(), NULL) != 1) { // finds C401
        return -1;
    }
    return memcmp(digest, expected, sizeof digest) == 0 ? 0 : -1;
}

int update_start_decryption(EVP_CIPHER_CTX *context, const unsigned char *key, const unsigned char *nonce)
{
    return EVP_EncryptInit_ex(context, EVP_aes_256_gcm(), NULL, key, nonce) == 1 ? 0 : -1;
}

/* Equal blocks of the image stay equal blocks of the ciphertext. */
int update_start_legacy_decryption(EVP_CIPHER_CTX *context, const unsigned char *key)
{
    return EVP_EncryptInit_ex(context, EVP_aes_128_ecb(), NULL, key, NULL) == 1 ? 0 : -1; // finds C402
}

/* The header in front of the image: version, size and target. */
int update_read_header(FILE *image, unsigned char header[64])
{
    return fread(header, 64, 1, image) == 1 ? 0 : -1;
}

/* Of a file that ends early the header is what the stack held before. */
void update_read_legacy_header(FILE *image, unsigned char header[64])
{
    fread(header, 64, 1, image); // finds C501
}
