import CLibclang
