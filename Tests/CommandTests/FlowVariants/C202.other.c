#include <stdint.h>
#include <sys/socket.h>

uint32_t length_elsewhere(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return 8;
    return byte;
}
uint32_t safe_length_elsewhere(int socket) {
    uint8_t byte;
    if (recv(socket, &byte, 1, 0) != 1) return 8;
    return byte < 8 ? 8 : byte;
}
