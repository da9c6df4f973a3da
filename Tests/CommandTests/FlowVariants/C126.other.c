#include <stdint.h>
#include <sys/socket.h>

struct poke {
    uint32_t *target;
    uint32_t value;
};

int receive_elsewhere(int socket, struct poke *poke) {
    return recv(socket, poke, sizeof *poke, 0) == sizeof *poke ? 0 : -1;
}
void write_elsewhere(uint32_t *target, uint32_t value) { *target = value; }
